"""What of a document is the article: a verdict on each of its lines."""

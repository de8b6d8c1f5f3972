"""What a document states of itself: headline, publisher, author, date, address, language, origin."""

"""What the bytes of a document are read by: its format is told, and its text becomes numbered lines."""

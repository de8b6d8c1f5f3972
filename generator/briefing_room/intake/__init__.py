"""What arrives into a source one can quote: a file or an address in, the parts of a source folder out."""

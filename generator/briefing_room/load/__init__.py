"""Files into a Desk: the only reader of the desk's files, and the only YAML."""

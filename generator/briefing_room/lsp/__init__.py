"""The same check and the same cures while somebody types: `briefing lsp` speaks the language server protocol."""

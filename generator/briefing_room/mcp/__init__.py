"""The same check and the same proofs for those who draft with a machine, in the model context protocol."""

"""The values that travel between stages: frozen, typed, and free of behaviour that belongs to a stage."""

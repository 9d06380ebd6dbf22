"""Checks the proof of a plan's bound. Written from Documentation/planning.md and Documentation/proof.md alone."""

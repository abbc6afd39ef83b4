"""The plan as a network: what waits for what, laid out in layers and drawn."""

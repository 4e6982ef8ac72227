"""The order of steps, permissions, the factory, settings and the command line."""

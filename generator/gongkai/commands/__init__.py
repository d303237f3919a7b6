"""The verbs of the command line: one module, one function each; every function returns the exit code."""

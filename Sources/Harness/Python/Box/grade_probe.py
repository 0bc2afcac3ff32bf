# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""What a box runs to find out whether this Python can run submissions: its version and numpy's."""

import platform
import sys

if sys.version_info < (3, 8):
    sys.exit("Python %s is older than 3.8" % platform.python_version())
# Where the course's own packages are, if it has any.
sys.path[1:1] = sys.argv[1:]
try:
    import numpy
except ModuleNotFoundError as error:
    if error.name == "numpy":
        sys.exit(3)
    raise
print("Python", platform.python_version())
print("numpy", numpy.__version__)

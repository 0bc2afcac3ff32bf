# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0
"""What stands for packages that only show things and that aren't there: a function may plot, and does
not return the plot.
"""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import numpy

PACKAGES = {
    "matplotlib", "mpl_toolkits", "pylab", "seaborn", "plotly", "bokeh", "IPython", "ipywidgets", "google",
}


class Display:
    """Does nothing, whatever is asked of it."""

    def __getattr__(self, name):
        return self

    def __call__(self, *arguments, **keywords):
        return self

    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter((self, self))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


class DisplayModule(ModuleType):
    __all__ = ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Display()


class Finder:
    """Finds what nothing else finds, where it belongs to one of the packages."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in PACKAGES:
            return ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return DisplayModule(spec.name)

    def exec_module(self, module):
        if module.__name__ == "pylab":
            # It has all that numpy has beside its plots.
            for part in (numpy.fft, numpy.linalg, numpy.random, numpy):
                vars(module).update(
                    (name, value) for name, value in vars(part).items() if name[:1] != "_")
            module.np = module.numpy = numpy
            module.plt = Display()
            module.__all__ = [name for name in vars(module) if name[:1] != "_"]


def stand_in():
    sys.meta_path.append(Finder())

#!/usr/bin/env python3
"""Writes the mean of the weights of several trained transformers (a model soup, Wortsman et al. 2022): better than each, no larger.

  mean.py OUT STATE STATE...
"""
import sys

import torch


def main(out, states):
    states = [torch.load(path) for path in states]
    torch.save({name: sum(state[name] for state in states) / len(states) for name in states[0]}, out)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])

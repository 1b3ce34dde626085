"""Rounds a linear map to four bits so that what it says of real inputs changes least: what is lost in one column is made good in the next
ones (GPTQ; Frantar et al. 2022)."""
import numpy as np
import torch

import export
import teacher

BLOCK = 32
DAMPING = 0.01


def products(model, cases):
    """For each linear map of the layers, by name, the sum of the products of its inputs: [inputs, inputs]."""
    found, real = {}, [None]

    def keep(name):
        def hook(_, given):
            x = given[0][real[0]]
            found[name] = found.get(name, 0) + x.T @ x
        return hook

    maps = [(name, part) for name, part in model.named_modules() if name.startswith("layers.") and isinstance(part, torch.nn.Linear)]
    hooks = [part.register_forward_pre_hook(keep(name)) for name, part in maps]
    with torch.no_grad():
        for i in range(0, len(cases), 16):
            ids, types, mask = teacher.batch(cases[i:i + 16])
            real[0] = mask.bool()
            model(ids, types, mask)
    for hook in hooks:
        hook.remove()
    return found


def nibbles(matrix, product):
    """As `export.nibbles`, for inputs with these products."""
    left = torch.tensor(np.asarray(matrix, dtype=np.float32))
    back = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped(product))), upper=True)
    all_scales, all_halves = [], []
    for start in range(0, left.shape[1], BLOCK):
        end = start + BLOCK
        scales = torch.tensor(export.scales(left[:, start:end].numpy()))
        block, lost, halves = left[:, start:end].clone(), torch.zeros(len(left), BLOCK), torch.zeros(len(left), BLOCK)
        for k in range(BLOCK):
            halves[:, k] = torch.clamp(torch.round(block[:, k] / scales), -8, 7)
            lost[:, k] = (block[:, k] - halves[:, k] * scales) / back[start + k, start + k]
            block[:, k + 1:] -= lost[:, k:k + 1] * back[start + k, start + k + 1:end]
        left[:, end:] -= lost @ back[start:end, end:]
        all_scales.append(scales)
        all_halves.append(halves)
    return export.packed(torch.stack(all_scales, 1).numpy().reshape(-1), torch.stack(all_halves, 1).numpy().reshape(-1, BLOCK))


def damped(product):
    """Small numbers are added on the diagonal, so that it can be inverted."""
    return product + DAMPING * product.diagonal().mean() * torch.eye(len(product))

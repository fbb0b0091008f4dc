"""The network that types events, for training: layers of MiniLM, role vectors and heads; `dateline.models.event_types`
computes the same. The lower layers stay as they were pretrained, so that all sets of weights share them."""

import copy

import torch
from statement_network import WIDTH, Network
from torch import Tensor, nn

from dateline.models.event_types import AUXILIARIES, TYPES

LOWER = 3  # layers that are not trained


class Typer(nn.Module):
    def __init__(self, base: Network, lower: int = LOWER) -> None:
        super().__init__()
        self.base, self.lower = base, lower
        for parameter in base.parameters():
            parameter.requires_grad = False
        self.upper = nn.ModuleList(copy.deepcopy(layer) for layer in base.layers[lower:])
        for parameter in self.upper.parameters():
            parameter.requires_grad = True
        self.mark = nn.Parameter(torch.randn(3, WIDTH) * 0.02)  # of actor, recipient, trigger
        self.h = nn.Sequential(nn.Dropout(0.1), nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2))
        self.t, self.a = nn.Linear(WIDTH, len(TYPES)), nn.Linear(WIDTH, len(AUXILIARIES))
        self.p = nn.Linear(WIDTH, 1)

    def forward(self, ids: Tensor, marks: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of types, of auxiliaries, and of each piece as the word that tells the event.

        `roles` (rows, 3, pieces) are 1 where a piece is of the actor, recipient or trigger.
        """
        mask = (ids != 0)[:, None, None, :]
        with torch.no_grad():
            base = self.base.eval()
            x = base.norm(base.words(ids) + base.feat[marks] + base.pos[: ids.shape[1]])
            for layer in base.layers[: self.lower]:
                x = layer(x, mask)
        x = x + torch.einsum("brn,rw->bnw", roles, self.mark)
        for layer in self.upper:
            x = layer(x, mask)
        x = x.float()
        shares = roles / (roles.sum(2, keepdim=True) + 1e-6)
        pooled = torch.cat([x[:, 0], torch.einsum("brn,bnw->brw", shares, x).flatten(1)], -1)
        hidden = self.h(pooled)
        return self.t(hidden), self.a(hidden), self.p(x)[..., 0].masked_fill(ids == 0, -1e4)

    def head_parameters(self) -> list[nn.Parameter]:
        """What is trained from nothing, and therefore faster."""
        modules = (self.h, self.t, self.a, self.p)
        return [self.mark, *(p for module in modules for p in module.parameters())]

"""The network that reads attributions, for training: six layers of MiniLM and two small heads.

The encoder is `all-MiniLM-L6-v2` (Wang et al. 2020, arXiv:2002.10957; Apache-2.0). Its word vectors stay as they are,
rounded to eight bits, so that all sets of weights share them. `dateline.models.attributions` computes the same heads.
"""

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 (everybody calls it so)
from safetensors.torch import load_file
from torch import Tensor, nn

from dateline.models.attributions import FARTHEST, LINKS, TAGS
from dateline.models.windows import LIMIT, MARKS

WIDTH, HEADS, INNER = 384, 12, 1536
PAIR = 128  # width in which a cue and a piece are put together
EPSILON = 1e-12


class Layer(nn.Module):
    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(rows, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        drop = self.drop.p if self.training else 0.0
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        x = self.n1(x + self.drop(self.out(attended.transpose(1, 2).reshape(rows, pieces, WIDTH))))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    def __init__(self, layers: int = 6, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.words.weight.requires_grad = False
        self.pos = nn.Parameter(torch.zeros(512, WIDTH))
        self.feat = nn.Parameter(torch.zeros(MARKS, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.tag = nn.Linear(WIDTH, len(TAGS))
        self.a, self.b = nn.Linear(WIDTH, 2 * PAIR), nn.Linear(WIDTH, 2 * PAIR)  # of the cue, of the piece
        self.dist = nn.Parameter(torch.zeros(2 * FARTHEST + 1, PAIR))
        self.link = nn.Linear(PAIR, len(LINKS))
        self.drop, self.pair_drop = nn.Dropout(drop), nn.Dropout(0.2)

    def encode(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """(rows, pieces, WIDTH)"""
        x = self.drop(self.norm(self.words(ids) + self.feat[marks] + self.pos[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def links(self, encoded: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """(cues, pieces, len(LINKS)), each cue given by its row and the place of its first piece."""
        cue_sum, cue_product = self.a(encoded[rows, cues]).split(PAIR, -1)
        sums, products = self.b(encoded)[rows].split(PAIR, -1)
        apart = torch.arange(encoded.shape[1])[None] - cues[:, None]
        size = torch.clamp((torch.log2(apart.abs().float() + 1) * 2.2).round().long(), max=FARTHEST)
        distance = self.dist[FARTHEST + torch.sign(apart) * size]
        pairs = torch.relu(cue_sum[:, None] + sums + distance + cue_product[:, None] * products)
        return self.link(self.pair_drop(pairs))

    def head_parameters(self) -> list[nn.Parameter]:
        """What is trained from nothing, and therefore faster."""
        modules = (self.tag, self.a, self.b, self.link)
        return [self.dist, self.feat, *(p for module in modules for p in module.parameters())]


def pretrained(weights: Path, keep: list[int]) -> Network:
    """The network with the encoder's layers of these numbers, heads untrained."""
    given = load_file(weights)
    network = Network(len(keep))
    vectors = given["embeddings.word_embeddings.weight"]
    scale = vectors.abs().amax(1, keepdim=True) / 127
    network.words.weight.data.copy_((vectors / scale).round() * scale)
    network.pos.data.copy_(given["embeddings.position_embeddings.weight"])
    network.feat.data.copy_(given["embeddings.token_type_embeddings.weight"][:1].expand(MARKS, WIDTH))
    _fill(network.norm, given, "embeddings.LayerNorm")
    for layer, number in zip(network.layers, keep, strict=True):
        at = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            parts = [given[f"{at}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
        _fill(layer.out, given, f"{at}.attention.output.dense")
        _fill(layer.n1, given, f"{at}.attention.output.LayerNorm")
        _fill(layer.up, given, f"{at}.intermediate.dense")
        _fill(layer.down, given, f"{at}.output.dense")
        _fill(layer.n2, given, f"{at}.output.LayerNorm")
    return network


def _fill(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(given[f"{name}.weight"])
    module.bias.data.copy_(given[f"{name}.bias"])


assert LIMIT <= 512  # places that the encoder knows

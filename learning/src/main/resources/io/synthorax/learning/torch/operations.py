class Operations(Module):
  # The operations of PyTorch that DJL does not offer, as TorchScript. There are no parameters here: networks,
  # weights, optimizer state and the training loop belong to Java, which appends each network's own methods
  # (train, infer, backward, backward_input) to this text.
  #
  # Maps are (batch, channels, height, width) in channels-last memory. The weights of convolutions are stored as
  # (a, kernel, kernel, b): permuted to PyTorch's (a, b, kernel, kernel) that is channels-last memory without a copy.
  # Weights and maps are PRECISION (6: float32, 15: bfloat16); normalization, losses and the optimizer are float32.
  __parameters__ = []
  __buffers__ = []
  training : bool

  def forward(self: __torch__.Operations, x: Tensor) -> Tensor:
    return x

  def maps(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.contiguous(torch.to(x, PRECISION), memory_format=2)

  # On a virtual processor (one that tells no sizes of caches; whether that is the reason is not known), oneDNN 3.7.1 lost weights of a single channel and, in bfloat16,
  # read garbage beside those of an odd number (LibraryConvolutionIT). So convolutions that write maps or their gradient get even numbers of
  # channels, with zeros for the last one, everywhere, so that results do not depend on where
  # it was computed; gradients of weights are not concerned.
  def even(self: __torch__.Operations, x: Tensor) -> Tensor:
    if torch.eq(torch.remainder(torch.size(x, 1), 2), 0):
      return x
    return torch.contiguous(torch.constant_pad_nd(x, [0, 0, 0, 0, 0, 1], 0), memory_format=2)

  def even_weight(self: __torch__.Operations, w: Tensor) -> Tensor:
    a = torch.remainder(torch.size(w, 0), 2)
    b = torch.remainder(torch.size(w, 3), 2)
    padded = w
    if torch.gt(torch.add(a, b), 0):
      padded = torch.constant_pad_nd(w, [0, b, 0, 0, 0, 0, 0, a], 0)
    return torch.permute(padded, [0, 3, 1, 2])

  def first_channels(self: __torch__.Operations, x: Tensor, channels: int) -> Tensor:
    if torch.eq(torch.size(x, 1), channels):
      return x
    return torch.contiguous(torch.slice(x, 1, 0, channels), memory_format=2)

  def convolution(self: __torch__.Operations, x: Tensor, w: Tensor, bias: Optional[Tensor], stride: int, padding: List[int], transposed: bool) -> Tensor:
    weight = (self).even_weight(w)
    shift = bias
    channels = torch.size(w, 0)
    if transposed:
      channels = torch.size(w, 3)
    if torch.__isnot__(bias, None):
      shift = torch.constant_pad_nd(unchecked_cast(Tensor, bias), [0, torch.remainder(channels, 2)], 0)
    y = torch.convolution((self).even(x), weight, shift, [stride, stride], padding, [1, 1], transposed, [0, 0], 1)
    return (self).first_channels(y, channels)

  def convolution_backward(self: __torch__.Operations, g: Tensor, x: Tensor, w: Tensor, stride: int, padding: List[int], transposed: bool, want_input: bool, want_weight: bool, want_bias: bool) -> Tuple[Tensor, Tensor, Tensor]:
    odd = torch.add(torch.remainder(torch.size(w, 0), 2), torch.remainder(torch.size(w, 3), 2))
    if torch.eq(odd, 0):
      return (self).library_backward(g, x, torch.permute(w, [0, 3, 1, 2]), stride, padding, transposed, [want_input, want_weight, want_bias])
    dx, dw, db = (g, g, g)
    if torch.__or__(want_weight, want_bias):
      _0, dw, db = (self).library_backward(g, x, torch.permute(w, [0, 3, 1, 2]), stride, padding, transposed, [False, want_weight, want_bias])
    if want_input:
      wide, _1, _2 = (self).library_backward((self).even(g), (self).even(x), (self).even_weight(w), stride, padding, transposed, [True, False, False])
      dx = (self).first_channels(wide, torch.size(x, 1))
    return (dx, dw, db)

  def library_backward(self: __torch__.Operations, g: Tensor, x: Tensor, weight: Tensor, stride: int, padding: List[int], transposed: bool, wanted: List[bool]) -> Tuple[Tensor, Tensor, Tensor]:
    dx, dw, db = torch.convolution_backward(g, x, weight, [torch.size(g, 1)], [stride, stride], padding, [1, 1], transposed, [0, 0], 1, wanted)
    return (dx, dw, db)

  # Every stride-th pixel down and across, and its adjoint to maps of a size: what a convolution of one pixel reads. oneDNN's own way of reading them
  # writes past its memory in the weights' gradient where channels are fewer than a vector's (github.com/uxlfoundation/oneDNN/issues/6035).
  def sampled(self: __torch__.Operations, x: Tensor, stride: int) -> Tensor:
    return torch.contiguous(torch.slice(torch.slice(x, 2, 0, torch.size(x, 2), stride), 3, 0, torch.size(x, 3), stride), memory_format=2)

  def sampled_backward(self: __torch__.Operations, g: Tensor, stride: int, height: int, width: int) -> Tensor:
    dx = torch.contiguous(torch.new_zeros(g, [torch.size(g, 0), torch.size(g, 1), height, width]), memory_format=2)
    _0 = torch.copy_(torch.slice(torch.slice(dx, 2, 0, height, stride), 3, 0, width, stride), g)
    return dx

  def stored(self: __torch__.Operations, dw: Tensor) -> Tensor:
    return torch.contiguous(torch.permute(dw, [0, 2, 3, 1]))

  # Convolutions as matrix products. The rows of maps are their pixels, (batch * height * width, channels). The windows
  # of maps are what each position of a convolution reads, (batch * out height * out width, kernel * kernel * channels);
  # fold is their adjoint: it adds each window's values to the pixels that it was read from.
  def rows(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.reshape(torch.permute(x, [0, 2, 3, 1]), [-1, torch.size(x, 1)])

  def unrows(self: __torch__.Operations, x: Tensor, height: int, width: int) -> Tensor:
    return torch.permute(torch.reshape(x, [-1, height, width, torch.size(x, 1)]), [0, 3, 1, 2])

  def windows(self: __torch__.Operations, x: Tensor, kernel: int, stride: int, padding: int) -> Tensor:
    border = torch.constant_pad_nd(torch.permute(x, [0, 2, 3, 1]), [0, 0, padding, padding, padding, padding], 0)
    n, h, w, c = torch.size(border)
    down = torch.add(torch.floordiv(torch.sub(h, kernel), stride), 1)
    across = torch.add(torch.floordiv(torch.sub(w, kernel), stride), 1)
    row = torch.mul(w, c)
    if torch.eq(c, 1):
      # Of one channel a window's values lie apart: each value's plane over all windows is a longer run.
      planes = torch.as_strided(border, [kernel, kernel, n, down, across], [row, 1, torch.mul(h, row), torch.mul(stride, row), stride])
      return torch.t(torch.reshape(planes, [torch.mul(kernel, kernel), -1]))
    steps = [torch.mul(h, row), torch.mul(stride, row), torch.mul(stride, c), row, c, 1]
    view = torch.as_strided(border, [n, down, across, kernel, kernel, c], steps)
    return torch.reshape(view, [torch.mul(torch.mul(n, down), across), torch.mul(torch.mul(kernel, kernel), c)])

  def fold(self: __torch__.Operations, y: Tensor, height: int, width: int, kernel: int, stride: int, padding: int) -> Tensor:
    view = torch.reshape(y, [-1, height, width, kernel, kernel, torch.floordiv(torch.size(y, 1), torch.mul(kernel, kernel))])
    down = torch.add(torch.mul(stride, torch.sub(height, 1)), kernel)
    across = torch.add(torch.mul(stride, torch.sub(width, 1)), kernel)
    border = torch.new_zeros(y, [torch.size(view, 0), down, across, torch.size(view, 5)])
    for i in range(kernel):
      below = torch.slice(border, 1, i, torch.add(i, torch.add(torch.mul(stride, torch.sub(height, 1)), 1)), stride)
      for j in range(kernel):
        beside = torch.slice(below, 2, j, torch.add(j, torch.add(torch.mul(stride, torch.sub(width, 1)), 1)), stride)
        _0 = torch.add_(beside, torch.select(torch.select(view, 3, i), 3, j))
    inner = torch.slice(torch.slice(border, 1, padding, torch.sub(down, padding)), 2, padding, torch.sub(across, padding))
    return torch.permute(torch.contiguous(inner), [0, 3, 1, 2])

  # fold to maps of one channel, kernel 4, stride 2, padding 1, from planes (16, batch * height * width): a window's value in each plane.
  # Row 2 i of the result is of row 1 of the windows at i and row 3 of those at i - 1, row 2 i + 1 of row 2 at i and row 0 at i + 1; the same
  # across. So all is added in long runs of memory, in float32, and put in place once.
  def fold_planes(self: __torch__.Operations, y: Tensor, height: int, width: int) -> Tensor:
    planes = torch.reshape(torch.to(y, 6), [4, 4, -1, height, width])
    rows = (self).interleaved(planes, 0, 2)
    all = (self).interleaved(torch.transpose(rows, 0, 1), 0, 3)
    placed = torch.permute(torch.to(all, PRECISION), [2, 3, 1, 4, 0])
    return torch.reshape(placed, [-1, 1, torch.mul(2, height), torch.mul(2, width)])

  # Of four planes along a first dimension, the even and the odd rows (2, ...) along another.
  def interleaved(self: __torch__.Operations, y: Tensor, of: int, along: int) -> Tensor:
    zero, one, two, three = torch.unbind(y, of)
    size = torch.size(one, along)
    both = torch.stack([one, two])
    even = torch.slice(torch.select(both, 0, 0), along, 1, size)
    odd = torch.slice(torch.select(both, 0, 1), along, 0, torch.sub(size, 1))
    _0 = torch.add_(even, torch.slice(three, along, 0, torch.sub(size, 1)))
    _1 = torch.add_(odd, torch.slice(zero, along, 1, size))
    return both

  def dense(self: __torch__.Operations, x: Tensor, w: Tensor) -> Tensor:
    return torch.matmul(x, torch.t(w))

  def normalization(self: __torch__.Operations, x: Tensor, scale: Tensor, shift: Tensor, mean: Tensor, variance: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    y, m, r = torch.native_batch_norm(x, scale, shift, mean, variance, True, MOMENTUM, EPSILON)
    return (y, m, r)

  def normalization_backward(self: __torch__.Operations, g: Tensor, x: Tensor, scale: Tensor, m: Tensor, r: Tensor, want_scale: bool) -> Tuple[Tensor, Tensor, Tensor]:
    dx, ds, db = torch.native_batch_norm_backward(g, x, scale, None, None, m, r, True, EPSILON, [True, want_scale, want_scale])
    return (dx, ds, db)

  def normalized(self: __torch__.Operations, x: Tensor, scale: Tensor, shift: Tensor, mean: Tensor, variance: Tensor) -> Tensor:
    return torch.batch_norm(x, scale, shift, mean, variance, False, MOMENTUM, EPSILON, False)

  def spread(self: __torch__.Operations, g: Tensor, height: int, width: int) -> Tensor:
    mean = torch.div(g, float(torch.mul(height, width)))
    wide = torch.expand(torch.unsqueeze(torch.unsqueeze(mean, 2), 3), [torch.size(g, 0), torch.size(g, 1), height, width])
    return torch.contiguous(wide, memory_format=2)

  # Spectral normalization (Miyato et al. 2018) of weights (out, ...), seen as a matrix (out, rest), with singular vectors left (out) and right
  # (rest): one power iteration; the weights over their singular value; the gradient by the weights, given that by the normalized ones.
  def iterate(self: __torch__.Operations, w: Tensor, left: Tensor, right: Tensor) -> int:
    m = torch.flatten(torch.to(w, 6), 1)
    _0 = torch.copy_(right, (self).unit(torch.mv(torch.t(m), left)))
    _1 = torch.copy_(left, (self).unit(torch.mv(m, right)))
    return 0

  def unit(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.div(x, torch.clamp_min(torch.norm(x), 1e-12))

  def spectral(self: __torch__.Operations, w: Tensor, left: Tensor, right: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    wide = torch.to(w, 6)
    norm = torch.dot(left, torch.mv(torch.flatten(wide, 1), right))
    # Copies: the next training pass moves the vectors, perhaps before this one's gradient is asked for.
    return (torch.to(torch.div(wide, norm), PRECISION), torch.clone(left), torch.clone(right), norm)

  def spectral_backward(self: __torch__.Operations, g: Tensor, w: Tensor, left: Tensor, right: Tensor, norm: Tensor) -> Tensor:
    wide = torch.to(g, 6)
    along = torch.sum(torch.mul(wide, torch.to(w, 6)))
    change = torch.mul(torch.outer(left, right), along)
    return torch.div(torch.sub(wide, torch.reshape(change, torch.size(wide))), norm)

  # The logistic loss of logits against one target, 0 or 1, for all: mean loss, its gradient, mean probability.
  def logistic_loss(self: __torch__.Operations, logits: Tensor, target: float) -> List[Tensor]:
    p = torch.sigmoid(logits)
    loss = torch.mean(torch.sub(torch.softplus(logits), torch.mul(logits, target)))
    return [loss, torch.div(torch.sub(p, target), float(torch.numel(logits))), torch.mean(p)]

  # The hinge of scores against a side, 1 (real) or -1: mean loss, its gradient, mean sigmoid.
  def hinge_loss(self: __torch__.Operations, scores: Tensor, side: float) -> List[Tensor]:
    short = torch.relu(torch.rsub(torch.mul(scores, side), 1))
    wrong = torch.to(torch.gt(short, 0), 6)
    return [torch.mean(short), torch.div(torch.mul(wrong, torch.neg(side)), float(torch.numel(scores))), torch.mean(torch.sigmoid(scores))]

  # The negative mean of scores, its gradient, mean sigmoid.
  def score_loss(self: __torch__.Operations, scores: Tensor) -> List[Tensor]:
    return [torch.neg(torch.mean(scores)), torch.full_like(scores, torch.div(-1., float(torch.numel(scores)))), torch.mean(torch.sigmoid(scores))]

  # Augmentation (Zhao et al. 2020) of images (n, 1, height, width) by draws (n, 7): contrast, brightness, rows and columns to move by,
  # top, left and side of the square that is cut out. For given draws it is affine; its gradient is the adjoint of the linear part.
  def augment(self: __torch__.Operations, x: Tensor, draws: Tensor) -> Tensor:
    contrast, brightness, down, right, top, left, side = torch.unbind(draws, 1)
    bright = torch.add((self).contrasted(x, contrast), torch.reshape(brightness, [-1, 1, 1, 1]))
    return (self).cut((self).translated(bright, down, right), top, left, side)

  def augment_backward(self: __torch__.Operations, g: Tensor, draws: Tensor) -> Tensor:
    contrast, brightness, down, right, top, left, side = torch.unbind(draws, 1)
    back = (self).translated((self).cut(g, top, left, side), torch.neg(down), torch.neg(right))
    return (self).contrasted(back, contrast)

  def contrasted(self: __torch__.Operations, x: Tensor, contrast: Tensor) -> Tensor:
    mean = torch.mean(x, [1, 2, 3], True)
    return torch.add(torch.mul(torch.sub(x, mean), torch.reshape(contrast, [-1, 1, 1, 1])), mean)

  # The places (n, size) 0, 1, ... seen from an origin of each image.
  def places(self: __torch__.Operations, origin: Tensor, size: int) -> Tensor:
    all = torch.arange(size, dtype=4, layout=None, device=ops.prim.device(origin), pin_memory=False)
    return torch.sub(torch.unsqueeze(all, 0), torch.unsqueeze(torch.to(origin, 4), 1))

  # Moved down and right; what comes in is zero. The adjoint moves back.
  def translated(self: __torch__.Operations, x: Tensor, down: Tensor, right: Tensor) -> Tensor:
    height = torch.size(x, 2)
    width = torch.size(x, 3)
    rows = torch.unsqueeze((self).places(down, height), 2)
    columns = torch.unsqueeze((self).places(right, width), 1)
    first = torch.clamp(rows, 0, torch.sub(height, 1))
    second = torch.clamp(columns, 0, torch.sub(width, 1))
    known = torch.logical_and(torch.eq(first, rows), torch.eq(second, columns))
    index = torch.flatten(torch.add(torch.mul(first, width), second), 1)
    y = torch.reshape(torch.gather(torch.flatten(x, 1), 1, index), [-1, 1, height, width])
    return torch.mul(y, torch.unsqueeze(known, 1))

  # Zero in a square, as far as it lies in the image.
  def cut(self: __torch__.Operations, x: Tensor, top: Tensor, left: Tensor, side: Tensor) -> Tensor:
    rows = torch.unsqueeze((self).covered((self).places(top, torch.size(x, 2)), side), 2)
    columns = torch.unsqueeze((self).covered((self).places(left, torch.size(x, 3)), side), 1)
    return torch.masked_fill(x, torch.unsqueeze(torch.logical_and(rows, columns), 1), 0.)

  def covered(self: __torch__.Operations, places: Tensor, side: Tensor) -> Tensor:
    return torch.logical_and(torch.ge(places, 0), torch.lt(places, torch.unsqueeze(side, 1)))

  # The cross entropy of logits (n, classes) against class numbers (n): mean loss and its gradient.
  def cross_entropy(self: __torch__.Operations, logits: Tensor, labels: Tensor) -> List[Tensor]:
    logs = torch.log_softmax(logits, 1)
    index = torch.unsqueeze(labels, 1)
    loss = torch.neg(torch.mean(torch.gather(logs, 1, index)))
    hot = torch.scatter(torch.zeros_like(logs), 1, index, 1.0)
    return [loss, torch.div(torch.sub(torch.exp(logs), hot), float(torch.size(logits, 0)))]

  # The mean squared error: mean over all values, and its gradient.
  def squared_error(self: __torch__.Operations, y: Tensor, target: Tensor) -> List[Tensor]:
    d = torch.sub(y, target)
    return [torch.mean(torch.mul(d, d)), torch.mul(d, torch.div(2.0, float(torch.numel(d))))]

  # Adam (Kingma and Ba 2015) in one pass over memory; step counts the updates and is moved on.
  def adam(self: __torch__.Operations, p: List[Tensor], g: List[Tensor], first: List[Tensor], second: List[Tensor], step: Tensor, rate: float, beta1: float, beta2: float, epsilon: float) -> int:
    _0 = torch.add_(step, 1)
    gradients = annotate(List[Tensor], [])
    steps = annotate(List[Tensor], [])
    for i in range(torch.len(p)):
      _1 = torch.append(gradients, torch.to(g[i], 6))
      _2 = torch.append(steps, step)
    torch._fused_adam_(p, gradients, first, second, annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=0., eps=epsilon, amsgrad=False, maximize=False)
    return torch.len(p)

  def add(self: __torch__.Operations, a: List[Tensor], b: List[Tensor]) -> List[Tensor]:
    sums = annotate(List[Tensor], [])
    for i in range(torch.len(a)):
      _0 = torch.append(sums, torch.add(a[i], b[i]))
    return sums

  # Moves averages towards the present values by a share of the way.
  def approach(self: __torch__.Operations, averages: List[Tensor], present: List[Tensor], share: float) -> int:
    for i in range(torch.len(averages)):
      _0 = torch.lerp_(averages[i], present[i], share)
    return torch.len(averages)

  # 1 if every value is finite, else 0: a sum is finite only if all that is summed is.
  def finite(self: __torch__.Operations, a: List[Tensor]) -> List[Tensor]:
    sums = annotate(List[Tensor], [])
    for i in range(torch.len(a)):
      _0 = torch.append(sums, torch.sum(a[i]))
    return [torch.to(torch.isfinite(torch.sum(torch.stack(sums))), 6)]

  def copy(self: __torch__.Operations, to: List[Tensor], source: List[Tensor]) -> int:
    for i in range(torch.len(to)):
      _0 = torch.copy_(to[i], source[i])
    return torch.len(to)

  # What the passes use: matrices and kernels in PRECISION, the vectors themselves.
  def working(self: __torch__.Operations, stored: List[Tensor]) -> List[Tensor]:
    copies = annotate(List[Tensor], [])
    for i in range(torch.len(stored)):
      if torch.gt(torch.dim(stored[i]), 1):
        _0 = torch.append(copies, torch.to(stored[i], PRECISION))
      else:
        _1 = torch.append(copies, stored[i])
    return copies

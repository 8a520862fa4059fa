
  # The adversarial step as PyTorch programs usually write it: eager operations, gradients by autograd, no gradient left
  # out. It is timed, never trained with. Weights are float32 leaves in memory FORMAT (0: as written, 2: channels-last);
  # at each use they are converted to PRECISION, as automatic mixed precision does. p and b are a network's trained
  # arrays and running statistics in the order of its layers.
  def eager_leaves(self: __torch__.Operations, arrays: List[Tensor]) -> List[Tensor]:
    leaves = annotate(List[Tensor], [])
    for i in range(torch.len(arrays)):
      leaf = torch.detach((self).eager_format(torch.clone(arrays[i])))
      _0 = torch.append(leaves, torch.requires_grad_(leaf, True))
    return leaves

  def eager_format(self: __torch__.Operations, x: Tensor) -> Tensor:
    if torch.eq(torch.dim(x), 4):
      y = torch.contiguous(x, memory_format=FORMAT)
    else:
      y = torch.contiguous(x)
    return y

  def eager_zeros(self: __torch__.Operations, arrays: List[Tensor]) -> List[Tensor]:
    zeros = annotate(List[Tensor], [])
    for i in range(torch.len(arrays)):
      _0 = torch.append(zeros, torch.zeros_like(arrays[i]))
    return zeros

  def eager_normalization(self: __torch__.Operations, x: Tensor, p: List[Tensor], at: int, b: List[Tensor], layer: int) -> Tensor:
    mean = b[torch.mul(2, layer)]
    variance = b[torch.add(torch.mul(2, layer), 1)]
    return torch.batch_norm(x, p[at], p[torch.add(at, 1)], mean, variance, True, MOMENTUM, EPSILON, True)

  # Transposed convolutions from (n, latent, 1, 1), each but the last with batch normalization.
  def eager_generator(self: __torch__.Operations, z: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    x = torch.to(z, PRECISION)
    for i in range(torch.floordiv(torch.len(b), 2)):
      w = torch.to(p[torch.mul(3, i)], PRECISION)
      if torch.eq(i, 0):
        y = torch.conv_transpose2d(x, w, None, [1, 1], [0, 0])
      else:
        y = torch.conv_transpose2d(x, w, None, [2, 2], [1, 1])
      x = torch.relu_((self).eager_normalization(y, p, torch.add(torch.mul(3, i), 1), b, i))
    last = torch.to(p[torch.sub(torch.len(p), 1)], PRECISION)
    return torch.tanh(torch.conv_transpose2d(x, last, None, [2, 2], [1, 1]))

  # Convolutions to one logit, (n), in float32; all but the first and the last with batch normalization.
  def eager_discriminator(self: __torch__.Operations, x: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    y = torch.conv2d(torch.to(x, PRECISION), torch.to(p[0], PRECISION), None, [2, 2], [1, 1])
    y = torch.leaky_relu_(y, 0.20000000000000001)
    for i in range(torch.floordiv(torch.len(b), 2)):
      at = torch.add(torch.mul(3, i), 1)
      w = torch.to(p[at], PRECISION)
      y = torch.conv2d(y, w, None, [2, 2], [1, 1])
      y = torch.leaky_relu_((self).eager_normalization(y, p, torch.add(at, 1), b, i), 0.20000000000000001)
    last = torch.to(p[torch.sub(torch.len(p), 1)], PRECISION)
    return torch.flatten(torch.to(torch.conv2d(y, last, None), 6))

  def eager_loss(self: __torch__.Operations, logits: Tensor, target: float) -> Tensor:
    return torch.binary_cross_entropy_with_logits(logits, torch.full_like(logits, target), None, None, 1)

  # As an optimizer finds them: in the memory format of the weights.
  def eager_gradients(self: __torch__.Operations, loss: Tensor, leaves: List[Tensor]) -> List[Tensor]:
    found = torch.grad([loss], leaves)
    gradients = annotate(List[Tensor], [])
    for i in range(torch.len(found)):
      _0 = torch.append(gradients, (self).eager_format(unchecked_cast(Tensor, found[i])))
    return gradients

  # The discriminator's phase: loss, synthesized images with their graph, gradients of the discriminator.
  def eager_judge(self: __torch__.Operations, real: Tensor, z: Tensor, g: List[Tensor], gb: List[Tensor], d: List[Tensor], db: List[Tensor]) -> List[Tensor]:
    torch.set_grad_enabled(True)
    real_loss = (self).eager_loss((self).eager_discriminator((self).eager_format(real), d, db), 1.)
    gradients = (self).eager_gradients(real_loss, d)
    images = (self).eager_generator(z, g, gb)
    synthesized_loss = (self).eager_loss((self).eager_discriminator(torch.detach(images), d, db), 0.)
    more = (self).eager_gradients(synthesized_loss, d)
    torch.set_grad_enabled(False)
    result = [torch.detach(torch.add(real_loss, synthesized_loss)), images]
    for i in range(torch.len(gradients)):
      _0 = torch.append(result, torch.add_(gradients[i], more[i]))
    return result

  # The generator's phase: loss and gradients of the generator. Those of the discriminator are computed too, since nobody
  # tells autograd that they are not wanted.
  def eager_persuade(self: __torch__.Operations, images: Tensor, g: List[Tensor], d: List[Tensor], db: List[Tensor]) -> List[Tensor]:
    torch.set_grad_enabled(True)
    loss = (self).eager_loss((self).eager_discriminator(images, d, db), 1.)
    leaves = torch.add(g, d)
    gradients = (self).eager_gradients(loss, leaves)
    torch.set_grad_enabled(False)
    result = [torch.detach(loss)]
    for i in range(torch.len(g)):
      _0 = torch.append(result, gradients[i])
    return result

  # Adam tensor by tensor, as the optimizer does it where it is not asked to fuse.
  def eager_adam(self: __torch__.Operations, p: List[Tensor], g: List[Tensor], first: List[Tensor], second: List[Tensor], step: Tensor, rate: float, beta1: float, beta2: float, epsilon: float) -> int:
    _0 = torch.add_(step, 1)
    updates = float(torch.item(step))
    size = torch.div(rate, torch.sub(1., torch.pow(beta1, updates)))
    root = torch.sqrt(torch.sub(1., torch.pow(beta2, updates)))
    for i in range(torch.len(p)):
      _1 = torch.lerp_(first[i], g[i], torch.sub(1., beta1))
      _2 = torch.addcmul_(torch.mul_(second[i], beta2), g[i], g[i], value=torch.sub(1., beta2))
      denominator = torch.add_(torch.div(torch.sqrt(second[i]), root), epsilon)
      _3 = torch.addcdiv_(torch.detach(p[i]), first[i], denominator, value=torch.neg(size))
    return torch.len(p)

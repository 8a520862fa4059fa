package io.synthorax.contracts;

/** What keeps the scale of a discriminator's layers. */
public enum DiscriminatorNormalization {
  /** Each channel over the batch (Ioffe and Szegedy 2015): the paper. */
  BATCH,
  /** Each layer's weights by their largest singular value (Miyato et al. 2018). */
  SPECTRAL
}

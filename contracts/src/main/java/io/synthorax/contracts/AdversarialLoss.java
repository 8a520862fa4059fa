package io.synthorax.contracts;

/** What generator and discriminator play for; first derivatives suffice for each. */
public enum AdversarialLoss {
  /** The non-saturating logistic loss (Goodfellow et al. 2014): the paper. */
  LOGISTIC,
  /** The hinge loss (Lim and Ye 2017): what is told apart with a margin of one counts no more. */
  HINGE
}

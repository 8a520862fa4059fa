package io.synthorax.evaluator;

/** An extractor that is ready: its card, its network, and the features of the real images. */
record Extractor(ExtractorCard card, FeatureNetwork network, RealFeatures real) {}

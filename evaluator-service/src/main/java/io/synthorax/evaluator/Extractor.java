package io.synthorax.evaluator;

/**
 * An extractor that is ready: its card, its network, and the features of the real images; and the
 * same images as pixels, without the test part.
 */
record Extractor(
    ExtractorCard card,
    FeatureNetwork network,
    RealFeatures real,
    PixelNetwork pixelNetwork,
    RealFeatures pixels) {}

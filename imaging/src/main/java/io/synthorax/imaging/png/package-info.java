/**
 * Pictures that go out: single gray images and contact sheets as PNG. Nothing is written into them
 * but the pixels and, where asked for, one text chunk that says that the image is a phantom or
 * synthesized.
 */
package io.synthorax.imaging.png;

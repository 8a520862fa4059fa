/**
 * Arrays in NumPy's file format, version 1.0 (numpy.lib.format): little-endian, C order, of uint8,
 * int64, float32 and float64. Shards are written row by row without knowing their number in
 * advance; reading checks the sizes in the header against the file before memory is taken. Nothing
 * that executes when read (pickled objects) is accepted.
 */
package io.synthorax.imaging.npy;

/**
 * Images as the rest of Synthorax knows them: 8-bit gray, row by row, bright is dense. What reads
 * scans from files lives in {@code scan}, what makes a data set of them in {@code dataset}, the
 * arrays and pictures that go out in {@code npy} and {@code png}, the drawn radiographs in {@code
 * phantom}. Nothing here knows networks, messages or the store.
 */
package io.synthorax.imaging;

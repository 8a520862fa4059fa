/**
 * Reading one scan from one file: PNG and JPEG of 8 or 16 bits, gray, color, palette or CMYK, and
 * DICOM, to 8-bit gray at one square resolution. Every file is taken to be hostile: its dimensions
 * are checked in the header before memory is taken, and a file that ends early is refused even
 * where a decoder would fill in the rest. Folders, labels and patients are not known here.
 */
package io.synthorax.imaging.scan;

/**
 * The DICOM file format (PS3.10, PS3.5) as far as a radiograph needs it: finding attributes and
 * pixel data, the gray scale (PS3.3 C.11, PS3.4 N.2), and which images are frontal chest
 * radiographs. Compressed pixels are only located here; decoding them is the scan package's.
 */
package io.synthorax.imaging.dicom;

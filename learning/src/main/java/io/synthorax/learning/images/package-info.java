/**
 * Images as learning sees them: numbered squares of 8-bit gray, their order in training, and their
 * scale as network values. No files.
 */
package io.synthorax.learning.images;

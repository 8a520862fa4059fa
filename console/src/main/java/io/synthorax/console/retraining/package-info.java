/**
 * Projects: scans that arrive one by one, the policy that decides when their generators are trained
 * anew, the promotion of what is better, and patients who withdraw. Plain Java: messages, requests
 * and time come in through {@code channel} and {@code api}. Who decides writes a receipt, if
 * absent; everything after it is a function of the receipt.
 */
package io.synthorax.console.retraining;

/**
 * The page: rendered here from the same views as the API, with one small script that draws the
 * curves and keeps the page current. It loads nothing from elsewhere.
 */
package io.synthorax.console.page;

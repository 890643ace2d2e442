/**
 * Chooses least confidences on one dataset and proves them on another: the passes, the settings and
 * manifests that carry the choice, and the texts about it.
 */
@NullMarked
package io.nunchi.cli.internal.calibrate;

import org.jspecify.annotations.NullMarked;

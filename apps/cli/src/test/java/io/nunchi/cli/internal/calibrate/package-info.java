/** Tests of thresholds in manifests. */
@NullMarked
package io.nunchi.cli.internal.calibrate;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.nunchi.tck.scene.internal.raster;

import org.jspecify.annotations.NullMarked;

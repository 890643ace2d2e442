@NullMarked
package io.nunchi.scenes.internal.raster;

import org.jspecify.annotations.NullMarked;

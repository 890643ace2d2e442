@NullMarked
package io.nunchi.tck.scene.internal.lens;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.nunchi.tck.scene;

import org.jspecify.annotations.NullMarked;

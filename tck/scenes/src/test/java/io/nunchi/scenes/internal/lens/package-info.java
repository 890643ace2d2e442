@NullMarked
package io.nunchi.scenes.internal.lens;

import org.jspecify.annotations.NullMarked;

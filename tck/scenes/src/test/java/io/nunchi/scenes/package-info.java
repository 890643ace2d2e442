@NullMarked
package io.nunchi.scenes;

import org.jspecify.annotations.NullMarked;

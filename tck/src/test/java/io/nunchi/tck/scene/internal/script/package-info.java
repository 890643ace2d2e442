@NullMarked
package io.nunchi.tck.scene.internal.script;

import org.jspecify.annotations.NullMarked;

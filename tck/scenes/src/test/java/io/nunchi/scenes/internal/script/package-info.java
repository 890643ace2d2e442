@NullMarked
package io.nunchi.scenes.internal.script;

import org.jspecify.annotations.NullMarked;

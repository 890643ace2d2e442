@NullMarked
package io.nunchi.api.internal.run;

import org.jspecify.annotations.NullMarked;

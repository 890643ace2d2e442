@NullMarked
package io.nunchi.api.internal.supervise;

import org.jspecify.annotations.NullMarked;

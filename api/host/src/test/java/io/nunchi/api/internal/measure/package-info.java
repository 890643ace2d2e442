@NullMarked
package io.nunchi.api.internal.measure;

import org.jspecify.annotations.NullMarked;

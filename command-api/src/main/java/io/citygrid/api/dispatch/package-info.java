/** Which open cases would be elsewhere: by the fences and the list of now, or by those to come. */
@NullMarked
package io.citygrid.api.dispatch;

import org.jspecify.annotations.NullMarked;

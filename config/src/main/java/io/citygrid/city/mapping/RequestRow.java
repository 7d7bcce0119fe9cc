package io.citygrid.city.mapping;

import io.citygrid.city.load.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One row of a file of requests.
 *
 * @param line the line on which it starts, from 1
 * @param id the request's own number; empty when it has none
 * @param request the request; empty when the row cannot be used
 * @param problems why it cannot be used, by line and column; empty exactly when there is a request
 */
public record RequestRow(
    int line, String id, Optional<MappedRequest> request, List<Problem> problems) {}

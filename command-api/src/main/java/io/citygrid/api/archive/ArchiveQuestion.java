package io.citygrid.api.archive;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;

/** Something asked of one state of the index; all that is asked in it is about the same cases. */
public interface ArchiveQuestion<T> {
  T of(IndexSearcher searcher) throws IOException;
}

package io.citygrid.api;

import io.citygrid.api.archive.ArchiveRoutes;
import io.citygrid.api.archive.CaseArchive;
import io.citygrid.api.bulletin.BulletinRoutes;
import io.citygrid.api.city.AreaFileNotes;
import io.citygrid.api.city.CityEdit;
import io.citygrid.api.city.CityEditRoutes;
import io.citygrid.api.city.CityRoutes;
import io.citygrid.api.city.DevicePlaces;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.city.PublishedCity;
import io.citygrid.api.contact.ContactDeskRoutes;
import io.citygrid.api.delivery.DeliveryState;
import io.citygrid.api.desk.DecidedAnswer;
import io.citygrid.api.desk.LoadRoutes;
import io.citygrid.api.desk.MoveRoutes;
import io.citygrid.api.desk.PatrolWatch;
import io.citygrid.api.desk.WorklistRoutes;
import io.citygrid.api.dispatch.DispatchRoutes;
import io.citygrid.api.dispatch.PreviewRoutes;
import io.citygrid.api.edge.ContactRoutes;
import io.citygrid.api.edge.CrowdRoutes;
import io.citygrid.api.edge.DepartmentLoads;
import io.citygrid.api.edge.EdgeMeters;
import io.citygrid.api.edge.PatrolRoutes;
import io.citygrid.api.edge.ReadingRoutes;
import io.citygrid.api.edge.RefusalNotes;
import io.citygrid.api.edge.ReportRoutes;
import io.citygrid.api.edge.TrafficRoutes;
import io.citygrid.api.evaluation.IndicatorContactRoutes;
import io.citygrid.api.evaluation.IndicatorRoutes;
import io.citygrid.api.facts.AccessLogRoutes;
import io.citygrid.api.facts.FactEditRoutes;
import io.citygrid.api.facts.FactRoutes;
import io.citygrid.api.finding.FindingCaseRoutes;
import io.citygrid.api.history.HistoryRoutes;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.DeviceTokenRoutes;
import io.citygrid.api.identity.SessionRoutes;
import io.citygrid.api.identity.UserRoutes;
import io.citygrid.api.office.OfficeDeskRoutes;
import io.citygrid.api.office.OfficeRoutes;
import io.citygrid.api.open311.Open311Routes;
import io.citygrid.api.own.OwnRoutes;
import io.citygrid.api.photos.ClaimWatch;
import io.citygrid.api.photos.PhotoRoutes;
import io.citygrid.api.verification.RewardRoutes;
import io.citygrid.api.verification.TaskRoutes;
import io.citygrid.api.view.AlertRoutes;
import io.citygrid.api.view.CaseRoutes;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.CrowdViewRoutes;
import io.citygrid.api.view.DeadLetterRoutes;
import io.citygrid.api.view.FindingRoutes;
import io.citygrid.api.view.FlowRoutes;
import io.citygrid.api.view.LatestReadingRoutes;
import io.citygrid.api.view.QualityRoutes;
import io.citygrid.api.view.SegmentRoutes;
import io.citygrid.api.view.TravelTimeRoutes;
import io.citygrid.api.view.ViewReads;
import io.citygrid.api.view.WarningRoutes;
import io.citygrid.api.warning.WarningDeskRoutes;
import io.citygrid.city.City;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What answers for each resource of the API, and what watches beside them. */
final class ApiResources {
  /** So many ask the live view side by side. */
  static final int VIEW_WORKERS = 6;

  private static final int ARCHIVE_WORKERS = 2;

  private final Vertx vertx;
  private final ApiParameters parameters;
  private final KafkaSide kafka;
  private final OpenFiles files;
  private final OpenFiles.Identity identity;
  private final CaseArchive cases;
  private final Function<String, Optional<DeliveryState>> deliveryOf;
  private final Clock clock;
  private final Clock realTime;
  private final EdgeMeters meters;
  private final ViewReads reads;
  private final WorkerExecutor archiveWorkers;
  private final DevicePlaces places;
  private final Supplier<Optional<City>> known;
  private final DepartmentLoads loads;
  private final RefusalNotes refusals;
  private final MeterRegistry metrics;

  /**
   * @param view is read by this many workers at most: {@link #VIEW_WORKERS}
   * @param deliveryOf what became of a notification
   * @param clock tells what time it is in the city
   * @param realTime of sign-ins and tokens
   */
  ApiResources(
      Vertx vertx,
      ApiParameters parameters,
      KafkaSide kafka,
      CityView view,
      OpenFiles files,
      MeterRegistry metrics,
      Function<String, Optional<DeliveryState>> deliveryOf,
      Clock clock,
      Clock realTime) {
    this.vertx = vertx;
    this.parameters = parameters;
    this.kafka = kafka;
    this.files = files;
    this.identity = files.identity();
    this.cases = files.archive();
    this.metrics = metrics;
    this.deliveryOf = deliveryOf;
    this.clock = clock;
    this.realTime = realTime;
    meters = new EdgeMeters(metrics);
    reads = new ViewReads(view, vertx.createSharedWorkerExecutor("view", VIEW_WORKERS));
    archiveWorkers = vertx.createSharedWorkerExecutor("archive", ARCHIVE_WORKERS);
    places = new DevicePlaces(kafka.city());
    known = () -> kafka.city().find().map(PublishedCity::city);
    loads = new DepartmentLoads(known, reads, realTime);
    refusals = new RefusalNotes(known, this::writeNote, clock);
  }

  /** Begins to watch; each declares the routes of one resource. */
  List<Consumer<Access>> list() {
    watch();
    return Stream.of(people(), city(), edge(), casework(), evaluation(), live())
        .flatMap(List::stream)
        .toList();
  }

  private void watch() {
    loads.watch(vertx);
    refusals.watch(vertx);
    new PatrolWatch(known, identity.users()::isGridWorker, metrics).watch(vertx);
    new ClaimWatch(
            files.photos(),
            reads,
            DecidedAnswer::isDone,
            id -> cases.ask(archiveWorkers, searcher -> CaseArchive.find(searcher, id)),
            clock)
        .watch(vertx);
  }

  private List<Consumer<Access>> people() {
    return List.of(
        new SessionRoutes(vertx, identity.users(), identity.sessions(), realTime)::declareIn,
        new UserRoutes(vertx, identity.users(), known)::declareIn,
        new DeviceTokenRoutes(identity.deviceTokens(), known, places::listAreaPaths)::declareIn,
        new OwnRoutes(reads, deliveryOf)::declareIn);
  }

  private List<Consumer<Access>> city() {
    CityEdit edit =
        new CityEdit(
            kafka.city(),
            kafka.publisher(),
            vertx.createSharedWorkerExecutor("publish", 1, 2, TimeUnit.MINUTES));
    return List.of(
        new CityRoutes(kafka.city())::declareIn,
        new PreviewRoutes(kafka.city(), edit, reads)::declareIn,
        new CityEditRoutes(kafka.city(), edit, new AreaFileNotes(this::writeNote, clock))
            ::declareIn);
  }

  private List<Consumer<Access>> edge() {
    return List.of(
        new ReportRoutes(kafka.city(), loads, kafka.edge(), meters, clock)::declareIn,
        new Open311Routes(kafka.city(), reads, loads, kafka.edge(), meters, clock)::declareIn,
        new ReadingRoutes(kafka.city(), kafka.edge(), refusals, meters, clock)::declareIn,
        new TrafficRoutes(kafka.city(), kafka.edge(), refusals, meters, clock)::declareIn,
        new PatrolRoutes(kafka.city(), kafka.edge(), meters, clock)::declareIn,
        new CrowdRoutes(kafka.city(), identity.pseudonyms(), kafka.edge(), refusals, meters, clock)
            ::declareIn,
        new BulletinRoutes(kafka.city(), kafka.edge(), meters, clock)::declareIn,
        new ContactRoutes(kafka.city(), kafka.edge(), meters, clock)::declareIn);
  }

  private List<Consumer<Access>> casework() {
    return List.of(
        new CaseRoutes(kafka.city(), reads, clock)::declareIn,
        new WorklistRoutes(kafka.city(), reads, clock)::declareIn,
        new DispatchRoutes(kafka.city(), reads)::declareIn,
        new LoadRoutes(kafka.city(), reads)::declareIn,
        new MoveRoutes(
                vertx, kafka.city(), reads, loads, kafka.edge(), files.photos(), meters, clock)
            ::declareIn,
        new TaskRoutes(vertx, kafka.city(), reads, kafka.edge(), files.photos(), clock)::declareIn,
        new RewardRoutes(reads, files.payments())::declareIn,
        new PhotoRoutes(files.photos(), reads, cases, archiveWorkers)::declareIn,
        new ArchiveRoutes(cases, archiveWorkers)::declareIn,
        new ContactDeskRoutes(files.contacts(), archiveWorkers)::declareIn,
        new FactEditRoutes(vertx, kafka.city(), reads, kafka.edge(), clock)::declareIn,
        new FactRoutes(reads, kafka.edge(), clock)::declareIn,
        new AccessLogRoutes(
                parameters.kafkaBootstrap(), vertx.createSharedWorkerExecutor("audit", 1), clock)
            ::declareIn,
        new OfficeRoutes(kafka.city(), reads, files.office(), archiveWorkers, clock)::declareIn,
        new OfficeDeskRoutes(vertx, kafka.city(), reads, kafka.edge(), clock)::declareIn);
  }

  private List<Consumer<Access>> evaluation() {
    return List.of(
        new IndicatorRoutes(
                kafka.city(), cases, files.history(), files.contacts(), archiveWorkers, clock)
            ::declareIn,
        new IndicatorContactRoutes(kafka.city(), files.contacts(), archiveWorkers, clock)
            ::declareIn,
        new HistoryRoutes(kafka.city(), files.history(), archiveWorkers, clock)::declareIn);
  }

  private List<Consumer<Access>> live() {
    return List.of(
        new AlertRoutes(reads)::declareIn,
        new WarningRoutes(reads)::declareIn,
        new WarningDeskRoutes(vertx, reads, kafka.edge(), clock)::declareIn,
        new FindingRoutes(reads)::declareIn,
        new FindingCaseRoutes(kafka.city(), reads, kafka.edge(), clock)::declareIn,
        new LatestReadingRoutes(reads, places)::declareIn,
        new SegmentRoutes(reads, new MetricPlaces(kafka.city()))::declareIn,
        new CrowdViewRoutes(kafka.city(), reads)::declareIn,
        new FlowRoutes(kafka.city(), reads)::declareIn,
        new TravelTimeRoutes(kafka.city(), reads, new MetricPlaces(kafka.city()))::declareIn,
        new QualityRoutes(reads)::declareIn,
        new DeadLetterRoutes(reads)::declareIn);
  }

  /** Kafka may be away; then the sender has been told all the same. */
  private void writeNote(QualityNote note) {
    kafka.edge().write(Topics.QUALITY, note.key(), Codecs.QUALITY_NOTE.encode(note));
  }
}

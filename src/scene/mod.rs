//! The map as one closed description: geometry, colours, lines, labels, legend. Renderers only copy it out.
//!
//! Nothing here knows a screen, a file format or a clock.

mod anchor;
mod classes;
mod colour;
mod crop;
mod detail;
mod drawing;
mod ground;
mod hatch;
mod label;
mod layout;
mod legend;
mod letters;
mod paint;
mod plane;
mod settings;
mod simplify;
mod small;
mod topology;
mod view;

pub use classes::Class;
pub use colour::{DARK, LIGHT, Paper, Rgb, all as all_colours};
pub use crop::runs as runs_in_sight;
pub use detail::{Detail, TOLERANCES_KM};
pub use drawing::{Fact, LineKind, Scene};
pub use ground::{Arc, Ground, Piece, Shape, Spot};
pub use hatch::{Marks, marks as hatch_marks};
pub use label::{Label, LabelKind, PlacedLabel, place as place_labels};
pub use layout::{InsetPlan, Layout, WaterName};
pub use legend::{Legend, LegendEntry, STANCE_THIRDS, signed};
pub use letters::{Cut, FAMILY, FONTS, Letters};
pub use paint::{Hatch, Paint, STANCE_BREAKS, Scale, Standing};
pub use plane::{EARTH_RADIUS_KM, LonLat, Plane, PlaneRect, Projection};
pub use settings::{Classing, MapSettings, Measure, Mode, Theme};
pub use small::{CIRCLE_PT, Circle, SMALL_PT};
pub use topology::ArcUse;
pub use view::{Px, PxRect, View};

//! The map as one closed description: geometry, colours, lines, labels, legend. Renderers only copy it out.
//!
//! Nothing here knows a screen, a file format or a clock.

mod anchor;
mod detail;
mod ground;
mod interim;
mod layout;
mod plane;
mod simplify;
mod topology;

pub use detail::{Detail, TOLERANCES_KM};
pub use ground::{Arc, Ground, Piece, Shape, Spot};
pub use interim::{MapSettings, Mode, Scene, Theme};
pub use layout::{InsetPlan, Layout, WaterName};
pub use plane::{EARTH_RADIUS_KM, LonLat, Plane, PlaneRect, Projection};
pub use topology::ArcUse;

// Vant's own style entries bring its icon font too, with an address of a public network in it. We draw our icons ourselves.
import 'vant/es/style/base.css';
import 'vant/es/overlay/index.css';
import 'vant/es/popup/index.css';
